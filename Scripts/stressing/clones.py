def run(scratch, summary, kinds):
    pass
