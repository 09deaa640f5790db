"""derive/numbers"""
