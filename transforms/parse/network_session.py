"""A network to run, on one thread, and with no word of it to anybody.

In: the bytes of a network. Out: a session of onnxruntime. The decision to question: the library is
imported here alone, since its builds for Linux (from 1.29 on) tell their maker of each process and
each model as soon as they are loaded, and keep an id in the user's home; what stops that is a
variable that is set before. A user's own value of it stands.
"""

import os

# Read once, when the library is loaded.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import onnxruntime


def open_session(network: bytes) -> onnxruntime.InferenceSession:
    """A network on one thread, for inputs of ever other lengths."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Every window has a length of its own; plans for each would only pile up.
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        network,
        options,
        providers=["CPUExecutionProvider"],
        # The fused kernel takes four times as long as the sum and the norm that it stands for.
        disabled_optimizers=["SkipLayerNormFusion"],
    )
