"""Random typed statements, each judged by NumPy alone: python -m benchmarks.fuzz"""
