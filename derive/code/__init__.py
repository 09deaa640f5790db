"""Derivatives as functions of array libraries."""
