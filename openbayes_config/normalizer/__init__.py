"""Data bindings in their two forms: ``data_bindings`` and ``bindings``."""

from openbayes_config.normalizer.convert import Normalized, normalize
from openbayes_config.normalizer.remarks import Refusal, Remark
from openbayes_config.normalizer.triples import To, Triple

__all__ = ["Normalized", "Refusal", "Remark", "To", "Triple", "normalize"]
