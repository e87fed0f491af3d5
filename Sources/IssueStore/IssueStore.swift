internal import Git
