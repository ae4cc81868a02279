"""`python -m dragoman`."""

from dragoman.cli import app

if __name__ == "__main__":
    app(prog_name="dragoman")
