"""derive/evaluate"""
