"""Which reports are one source: copies, quotations and attribution chains lead to origins."""
