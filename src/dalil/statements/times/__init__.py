"""When: time expressions and their values (TIMEX3, EDTF)."""
