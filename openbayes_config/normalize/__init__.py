"""Data bindings in their two forms: ``data_bindings`` and ``bindings``."""

from openbayes_config.normalize.convert import Normalized, normalize
from openbayes_config.normalize.remarks import Refusal, Remark
from openbayes_config.normalize.triples import To, Triple

__all__ = ["Normalized", "Refusal", "Remark", "To", "Triple", "normalize"]
