"""The program: `matgrad`, and `python -m matgrad`."""

import gc

gc.disable()  # nothing that loads is garbage, and looking for it takes a tenth of a short run

from .cli.app import main  # noqa: E402

gc.freeze()
gc.enable()

if __name__ == "__main__":
    main()
