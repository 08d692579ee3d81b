"""A corpus in, Parquet parts of figures out: by processes on this machine or on a Dask cluster.

    python -m extractors corpus.jsonl --out parts/ --workers 2        ->   parts/part-00000.parquet, ...
"""
