"""Each worker creates its portal before it takes requests, whenever it was forked."""


def post_worker_init(worker):
    worker.wsgi.start()
