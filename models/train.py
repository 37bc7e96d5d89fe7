#!/usr/bin/python3
"""Train the embedding model that ships with Beleidswijzer.

    /usr/bin/python3 models/train.py --corpus PATH/nl-policy.tsv.xz

Text goes in, the four files that transformers.js loads from a folder come out, with a
training.json that says what they were made from. The model is a table with one vector per
word piece; a text is the mean of the vectors of its pieces. The steps, one function each:

    read_corpus, read_sources   rows of text, each with the weight of its source
    train_pieces                Unigram word pieces (Kudo 2018)
    count_pairs                 how often two pieces stand near each other
    weigh_pairs                 positive pointwise mutual information (Levy & Goldberg 2014)
    factorise                   truncated SVD (Halko, Martinsson & Tropp 2011)
    finish_vectors              rare words count for more (Arora, Liang & Ma 2017)
    quantise, write_*           int8 rows, ONNX graph, tokenizer

The same text, code and library versions give the same bytes: every random draw is seeded,
everything runs on one thread, and the instruction sets of the number libraries are pinned
below, since sums and logarithms may differ in the last bit between processor generations.
Needs an x86-64 processor with AVX2 and Debian's python3-numpy, -scipy, -sklearn,
-sentencepiece and -onnx.
"""

import os

# Before numpy is imported: these are read once, when the libraries load.
os.environ.update(
    OPENBLAS_NUM_THREADS="1",
    OMP_NUM_THREADS="1",
    OPENBLAS_CORETYPE="Haswell",
    NPY_DISABLE_CPU_FEATURES="AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL",
)

import argparse
import hashlib
import io
import json
import lzma
import re
import unicodedata
import warnings
from pathlib import Path

# numpy warns when it is told to leave out an instruction set this processor does not have.
warnings.filterwarnings("ignore", category=ImportWarning)

import numpy as np
import onnx
import scipy
import scipy.sparse as sparse
import sentencepiece
import sklearn
from onnx import TensorProto, helper
from sklearn.utils.extmath import randomized_svd

MODELS = Path(__file__).resolve().parent
NAME = "beleidswijzer-nl"
SOURCES = (
    "kamerbrief-hoofdlijnen",
    "kamerbrief-werkagenda",
    "manifest-bzk-vng",
    "staat-van-het-bestuur",
    "werkagenda",
)

PARAMETERS = {
    "seed": 20221104,
    # Enough to hold most Dutch policy words whole.
    "pieces": 32000,
    # Each takes a byte per piece: 8.2 MB. 128 is measurably worse, see the data sheet.
    "dimensions": 256,
    # Pieces to the left and to the right that count as neighbours, never across a row.
    "window": 8,
    # Pieces more frequent than this are thinned out before neighbours are counted.
    "subsample": 1e-4,
    # Exponent on context frequencies: keeps rare contexts from dominating.
    "contextPower": 0.75,
    # The constant a of smooth inverse frequency.
    "sif": 1e-4,
    # Directions that all texts share and that therefore tell none apart.
    "removedComponents": 3,
    # How much a row of each kind of text counts.
    "weights": {"sources": 10.0, "gov": 3.0, "lohelp": 1.5, "laws": 0.7},
    # The sources are cut into rows of this many words, about as long as the corpus rows.
    "sourceRowWords": 100,
    # Power iterations and extra columns of the randomised SVD.
    "svdIterations": 6,
    "svdOversamples": 32,
}

PAD, UNK, EOS = "<pad>", "<unk>", "</s>"  # ids 0, 1 and 2
SPECIAL = 3
BOUNDARY = "\u2581"  # how sentencepiece writes the space before a word


def normalise(text):
    """Lower-case letters and digits with single spaces between, as tokenizer.json does it."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).lower()).strip()


def read_corpus(path):
    """Rows (normalised text, weight) of the corpus: source, document, heading, text."""
    weights = PARAMETERS["weights"]
    rows = []
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as file:
        for line in file:
            source, _, heading, text = line.rstrip("\n").split("\t")
            rows.append((normalise(f"{heading} {text}"), weights[source.split(":")[0]]))
    return rows


def read_sources(folder):
    """Rows of the five sources. Page furniture is left out and split words are joined."""
    size = PARAMETERS["sourceRowWords"]
    rows = []
    for name in SOURCES:
        lines = (folder / f"{name}.txt").read_text(encoding="utf-8").split("\n")
        lines = [line.strip() for line in lines]
        text = "\n".join(line for line in lines if line not in ("", "H", ":", ": :"))
        # A hyphen at the line's end splits a word; it belongs to the word in "beleids- en
        # uitvoeringspraktijk", "EU-lidstaten" and "non-discriminatie".
        text = re.sub(r"(?<=[a-zà-ÿ])(?<!\bnon)-\n(?!(?:en|of)\b)(?=[a-zà-ÿ])", "", text)
        words = normalise(text).split(" ")
        for start in range(0, len(words), size):
            rows.append((" ".join(words[start : start + size]), PARAMETERS["weights"]["sources"]))
    return rows


def train_pieces(rows):
    """Unigram language model over word pieces: T. Kudo, Subword Regularization, ACL 2018.

    The sources are repeated by their weight, so that their words become whole pieces.
    """
    sources = PARAMETERS["weights"]["sources"]
    sentences = (
        text for text, weight in rows for _ in range(round(weight) if weight == sources else 1)
    )
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=sentences,
        model_writer=model,
        model_type="unigram",
        vocab_size=PARAMETERS["pieces"],
        normalization_rule_name="identity",  # the text is normalised already
        max_sentence_length=16384,
        character_coverage=0.9998,
        pad_id=0,
        unk_id=1,
        eos_id=2,
        bos_id=-1,
        pad_piece=PAD,
        unk_piece=UNK,
        eos_piece=EOS,
        num_threads=1,
        shuffle_input_sentence=False,
        minloglevel=2,
    )
    return sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())


def encode_rows(rows, pieces):
    """All rows as one array of piece ids, with the row number and the weight of each place."""
    encoded = [np.array(pieces.encode(text), dtype=np.int64) for text, _ in rows]
    lengths = [len(ids) for ids in encoded]
    number = np.repeat(np.arange(len(rows)), lengths)
    weight = np.repeat([weight for _, weight in rows], lengths)
    return np.concatenate(encoded), number, weight


def count_pairs(ids, row, weight, share):
    """Weighted counts of pieces within the window of each other, in one row; symmetric.

    Frequent pieces are dropped first, with probability 1 - sqrt(t / share): Mikolov et al.,
    Distributed Representations of Words and Phrases, 2013, section 2.3. The special pieces
    never count as neighbours.
    """
    size = PARAMETERS["pieces"]
    draw = np.random.RandomState(PARAMETERS["seed"]).random_sample(len(ids))
    kept = draw < np.sqrt(PARAMETERS["subsample"] / np.maximum(share, 1e-12))[ids]
    kept &= ids >= SPECIAL
    ids, row, weight = ids[kept], row[kept], weight[kept]
    pairs = sparse.csr_matrix((size, size))
    for distance in range(1, PARAMETERS["window"] + 1):
        same = row[distance:] == row[:-distance]
        left, right = ids[:-distance][same], ids[distance:][same]
        counted = sparse.coo_matrix((weight[distance:][same], (left, right)), shape=(size, size))
        pairs = pairs + counted.tocsr()
    pairs = (pairs + pairs.T).tocsr()
    pairs.sort_indices()
    return pairs


def weigh_pairs(pairs):
    """Positive pointwise mutual information, max(0, log(P(w,c) / (P(w) P(c)^power))).

    O. Levy & Y. Goldberg, Neural Word Embedding as Implicit Matrix Factorization, NIPS 2014;
    the context power is from Levy, Goldberg & Dagan, TACL 3, 2015, section 3.2.
    """
    total = pairs.sum()
    word = np.asarray(pairs.sum(axis=1)).ravel()
    context = word ** PARAMETERS["contextPower"]
    context /= context.sum()
    cells = pairs.tocoo()
    # P(w,c) / P(w) is the cell over its row's sum; `total` cancels out.
    information = np.log(cells.data / (word[cells.row] * context[cells.col]))
    positive = information > 0
    assert total > 0 and positive.any(), "no co-occurrences: is the corpus empty?"
    return sparse.csr_matrix(
        (information[positive], (cells.row[positive], cells.col[positive])), shape=pairs.shape
    )


def factorise(information):
    """Word vectors U sqrt(S) of the truncated SVD.

    Halko, Martinsson & Tropp, Finding Structure with Randomness, SIAM Review 53, 2011; the
    square root of S is from Levy, Goldberg & Dagan 2015, section 3.3.
    """
    left, values, _ = randomized_svd(
        information,
        PARAMETERS["dimensions"],
        n_oversamples=PARAMETERS["svdOversamples"],
        n_iter=PARAMETERS["svdIterations"],
        random_state=PARAMETERS["seed"],
    )
    return left * np.sqrt(values)


def finish_vectors(vectors, share, ids, row, boundary):
    """Smooth inverse frequency: the piece weight a / (a + share), less the common components.

    S. Arora, Y. Liang & T. Ma, A Simple but Tough-to-Beat Baseline for Sentence Embeddings,
    ICLR 2017. Both steps are linear, so they can be baked into the piece vectors: the mean
    of finished vectors is the finished mean. Not a single component is removed but several:
    Mu & Viswanath, All-but-the-Top, ICLR 2018.
    """
    vectors = vectors * (PARAMETERS["sif"] / (PARAMETERS["sif"] + share))[:, None]
    vectors[:SPECIAL] = 0
    # The bare word boundary stands before words made of unknown letters only: it says nothing.
    vectors[boundary] = 0
    rows = row[-1] + 1
    member = sparse.csr_matrix((np.ones(len(ids)), (row, ids)), shape=(rows, len(vectors)))
    texts = member @ vectors
    texts /= np.maximum(np.linalg.norm(texts, axis=1, keepdims=True), 1e-12)
    # The leading eigenvectors of the small matrix texts' texts are the components.
    _, components = np.linalg.eigh(texts.T @ texts)
    common = components[:, -PARAMETERS["removedComponents"] :]
    return vectors - (vectors @ common) @ common.T


def quantise(vectors):
    """Whole numbers from -127 to 127 and one scale per row: vector = scale * numbers."""
    scale = np.abs(vectors).max(axis=1) / 127
    numbers = np.rint(vectors / np.where(scale > 0, scale, 1)[:, None])
    return numbers.astype(np.int8), scale.astype(np.float32)


def write_graph(path, numbers, scale):
    """ONNX graph: look up the rows of the piece ids and undo the int8 scaling.

    attention_mask is an input because transformers.js hands it over and uses it for the
    mean; the graph itself has no need of it.
    """
    size, dimensions = numbers.shape
    tensors = [
        helper.make_tensor("rows", TensorProto.INT8, numbers.shape, numbers.tobytes(), raw=True),
        helper.make_tensor("scales", TensorProto.FLOAT, (size, 1), scale.tobytes(), raw=True),
    ]
    nodes = [
        helper.make_node("Gather", ["rows", "input_ids"], ["row"], axis=0),
        helper.make_node("Gather", ["scales", "input_ids"], ["scale"], axis=0),
        helper.make_node("Cast", ["row"], ["number"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["number", "scale"], ["last_hidden_state"]),
    ]
    shape = ["batch", "sequence"]
    graph = helper.make_graph(
        nodes,
        NAME,
        [
            helper.make_tensor_value_info("input_ids", TensorProto.INT64, shape),
            helper.make_tensor_value_info("attention_mask", TensorProto.INT64, shape),
        ],
        [
            helper.make_tensor_value_info(
                "last_hidden_state", TensorProto.FLOAT, [*shape, dimensions]
            )
        ],
        tensors,
    )
    model = helper.make_model(
        graph,
        producer_name="beleidswijzer",
        ir_version=8,
        opset_imports=[helper.make_opsetid("", 14)],
    )
    onnx.checker.check_model(model)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(model.SerializeToString(deterministic=True))


def write_json(path, value, indent=2):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=indent) + "\n", encoding="utf-8")


def write_tokenizer(folder, pieces):
    """tokenizer.json and tokenizer_config.json, with the same ids as sentencepiece gives."""
    vocabulary = [[pieces.id_to_piece(i), pieces.get_score(i)] for i in range(len(pieces))]
    metaspace = {
        "type": "Metaspace",
        "replacement": BOUNDARY,
        "add_prefix_space": True,
        "prepend_scheme": "always",
    }
    write_json(
        folder / "tokenizer.json",
        {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            # Empty on purpose: "<pad>" in a question is plain text, not the piece.
            "added_tokens": [],
            "normalizer": {
                "type": "Sequence",
                "normalizers": [
                    {"type": "NFKC"},
                    {"type": "Lowercase"},
                    {
                        "type": "Replace",
                        "pattern": {"Regex": "[^\\p{L}\\p{N}]+"},
                        "content": " ",
                    },
                    {"type": "Strip", "strip_left": True, "strip_right": True},
                ],
            },
            "pre_tokenizer": metaspace,
            "post_processor": None,
            "decoder": metaspace,
            "model": {"type": "Unigram", "unk_id": 1, "vocab": vocabulary},
        },
        indent=None,
    )
    write_json(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "XLMRobertaTokenizer",
            "model_max_length": 1024,
            "pad_token": PAD,
            "unk_token": UNK,
            "eos_token": EOS,
        },
    )


def hash_file(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, required=True, help="nl-policy.tsv.xz")
    parser.add_argument("--seeds", type=Path, default=MODELS.parent / "seeds")
    parser.add_argument("--out", type=Path, default=MODELS / NAME)
    options = parser.parse_args()

    print("reading", flush=True)
    rows = read_corpus(options.corpus) + read_sources(options.seeds)
    print(f"{len(rows)} rows; training word pieces", flush=True)
    pieces = train_pieces(rows)
    ids, row, weight = encode_rows(rows, pieces)
    counts = np.bincount(ids, weights=weight, minlength=PARAMETERS["pieces"])
    share = counts / counts.sum()
    print(f"{len(ids)} pieces in the text; counting neighbours", flush=True)
    boundary = pieces.piece_to_id(BOUNDARY)
    information = weigh_pairs(count_pairs(ids, row, weight, share))
    print(f"{information.nnz} positive pairs; factorising", flush=True)
    vectors = finish_vectors(factorise(information), share, ids, row, boundary)
    numbers, scale = quantise(vectors)

    write_json(
        options.out / "config.json",
        {
            "model_type": "bert",
            "architectures": ["BertModel"],
            "hidden_size": PARAMETERS["dimensions"],
            "vocab_size": PARAMETERS["pieces"],
        },
    )
    write_tokenizer(options.out, pieces)
    write_graph(options.out / "onnx" / "model_quantized.onnx", numbers, scale)
    made = ("config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx")
    write_json(
        options.out / "training.json",
        {
            "corpus": {"file": options.corpus.name, "sha256": hash_file(options.corpus)},
            "sources": {f"{n}.txt": hash_file(options.seeds / f"{n}.txt") for n in SOURCES},
            "rows": len(rows),
            "piecesInText": len(ids),
            "piecesWithoutVector": int((scale == 0).sum()),
            "parameters": PARAMETERS,
            "libraries": {
                library.__name__: library.__version__
                for library in (np, scipy, sklearn, sentencepiece, onnx)
            },
            "files": {name: hash_file(options.out / name) for name in made},
        },
    )
    print(f"written to {options.out}", flush=True)




if __name__ == "__main__":
    main()
