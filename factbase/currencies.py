"""Currencies: ISO 4217 codes, and the signs and names that news writes for them. Never converted."""

from __future__ import annotations

_ROWS: tuple[tuple[str, str, str], ...] = (
    # code, signs and short forms by blanks, names by commas (singular)
    ("USD", "$ US$ USD dlr dlrs", "dollar, us dollar, u.s. dollar, american dollar, buck"),
    ("EUR", "€ EUR", "euro"),
    ("GBP", "£ GBP", "pound sterling, british pound, quid"),
    ("JPY", "¥ JPY", "yen, japanese yen"),
    ("CNY", "CNY RMB", "yuan, renminbi, chinese yuan"),
    ("AUD", "A$ AU$ AUD", "australian dollar"),
    ("CAD", "C$ CA$ CAD", "canadian dollar"),
    ("HKD", "HK$ HKD", "hong kong dollar"),
    ("NZD", "NZ$ NZD", "new zealand dollar"),
    ("SGD", "S$ SGD", "singapore dollar"),
    ("CHF", "CHF", "swiss franc, franc"),
    ("SEK", "SEK", "swedish krona, swedish crown"),
    ("NOK", "NOK", "norwegian krone, norwegian crown"),
    ("DKK", "DKK", "danish krone, danish crown"),
    ("PLN", "PLN", "zloty"),
    ("CZK", "CZK", "czech crown, koruna"),
    ("HUF", "HUF", "forint"),
    ("RUB", "₽ RUB", "rouble, ruble"),
    ("UAH", "₴ UAH", "hryvnia"),
    ("TRY", "₺ TRY", "lira, turkish lira"),
    ("ILS", "₪ ILS NIS", "shekel"),
    ("IRR", "IRR", "rial, iranian rial"),
    ("IQD", "IQD", "iraqi dinar, dinar"),
    ("SAR", "SAR", "riyal, saudi riyal"),
    ("AED", "AED", "dirham"),
    ("EGP", "EGP", "egyptian pound"),
    ("LBP", "LBP", "lebanese pound"),
    ("SYP", "SYP", "syrian pound"),
    ("AFN", "AFN", "afghani"),
    ("PKR", "PKR", "pakistani rupee"),
    ("LKR", "LKR", "sri lankan rupee"),
    ("NPR", "NPR", "nepali rupee, nepalese rupee"),
    ("BDT", "৳ BDT", "taka"),
    ("INR", "₹ INR Rs", "rupee, indian rupee"),
    ("IDR", "IDR Rp", "rupiah"),
    ("MYR", "RM MYR", "ringgit"),
    ("PHP", "₱ PHP", "philippine peso"),
    ("THB", "฿ THB", "baht"),
    ("VND", "₫ VND", "dong"),
    ("KRW", "₩ KRW", "won, korean won, south korean won"),
    ("TWD", "NT$ TWD", "taiwan dollar"),
    ("ZAR", "ZAR", "rand, south african rand"),
    ("NGN", "₦ NGN", "naira"),
    ("KES", "KES KSh", "kenyan shilling"),
    ("GHS", "GH₵ GHS", "cedi"),
    ("ETB", "ETB", "birr"),
    ("SDG", "SDG", "sudanese pound"),
    ("BRL", "R$ BRL", "brazilian real, reais"),
    ("MXN", "MXN", "mexican peso, peso"),
    ("ARS", "ARS", "argentine peso"),
    ("CLP", "CLP", "chilean peso"),
    ("COP", "COP", "colombian peso"),
    ("BTC", "₿ BTC", "bitcoin"),
)
BY_SIGN: dict[str, str] = {sign: code for code, signs, _ in _ROWS for sign in signs.split()}
BY_NAME: dict[str, str] = {name.strip(): code for code, _, names in _ROWS for name in names.split(",")}


def currency_named(words: str) -> str | None:
    """The code that a name in any case stands for, singular or plural ("Canadian dollars"), or None."""
    name = words.lower()
    return BY_NAME.get(name) or BY_NAME.get(name.removesuffix("s"))
