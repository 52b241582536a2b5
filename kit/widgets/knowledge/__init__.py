"""Unofficial information (非公式情報) and understanding the customer (顧客理解)."""

__all__: list[str] = []
