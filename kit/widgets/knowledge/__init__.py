"""Unofficial information (非公式情報), understanding the customer (顧客理解), the self-check."""

from kit.widgets.knowledge.form import KnowledgeForm
from kit.widgets.knowledge.page import open_knowledge

__all__ = ["KnowledgeForm", "open_knowledge"]
