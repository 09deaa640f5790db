"""derive/simplify"""
