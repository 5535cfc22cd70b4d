package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;

/** Makes what weighs the pairs of a join: what all threads share once, and a weigher for each. */
final class ModelMaker {
    private static final int BYTES_OF_GATE = 12_288;

    private ModelMaker() {}

    /** Counts what is shared, and holds it in {@code memory}. */
    static Weighing make(PurchaseIndex index, PurchaseSimilarity options, RunControl control, JoinMemory memory) {
        TimeScales scales = TimeScales.of(options);
        if (options.weight() instanceof Surprise surprise) {
            NullModel model = NullModel.of(index, scales, control, memory);
            double gate = surprise.gate(index.population());
            return new Weighing(
                    weighing ->
                            new SurpriseWeigher(model, index.userCodes(), scales.count(), gate, unit(index, options)),
                    model.heapBytes(),
                    model.heapBytesOfRow(index) + BYTES_OF_GATE,
                    PairChunk.WORDS_OF_WEIGHTED);
        }
        Resemblance resemblance = (Resemblance) options.weight();
        if (SharedCountWeigher.weighs(resemblance)) {
            long bytes = SharedCountWeigher.heapBytes(index, resemblance);
            memory.take(bytes);
            int[] itemCounts = SharedCountWeigher.itemCounts(index, resemblance);
            return new Weighing(
                    weighing -> SharedCountWeigher.of(resemblance, itemCounts),
                    bytes,
                    0,
                    SharedCountWeigher.weighsByCount(resemblance)
                            ? PairChunk.WORDS_OF_COUNTED
                            : PairChunk.WORDS_OF_WEIGHTED);
        }
        long bytes = ResemblanceModel.heapBytes(index);
        memory.ask(bytes + ResemblanceModel.heapBytesOfMaking(index, resemblance));
        memory.hold(bytes);
        ResemblanceModel model = ResemblanceModel.of(index, resemblance, options);
        return new Weighing(
                weighing -> new ResemblanceWeigher(model, resemblance.minimum(), new Steps(weighing)),
                bytes,
                0,
                PairChunk.WORDS_OF_WEIGHTED);
    }

    /** What one unit of an edge's weight in the graph stands for: ln N nats of surprise, or 1. */
    static double unit(PurchaseIndex index, PurchaseSimilarity options) {
        return options.weight() instanceof Surprise ? Math.max(1, Math.log(index.population())) : 1;
    }
}
