"""derive/elaborate"""
