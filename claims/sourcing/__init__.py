"""Who speaks: whose voice a name is, which texts are copies, how often a source agreed with what was resolved."""
