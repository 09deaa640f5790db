"""python -m matgrad"""

from matgrad.cli.app import main

if __name__ == "__main__":
    main()
