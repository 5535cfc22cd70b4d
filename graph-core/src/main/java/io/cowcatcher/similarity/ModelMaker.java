package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;

/** Makes what weighs the pairs of a join: what all threads share once, and a weigher for each. */
final class ModelMaker {
    private ModelMaker() {}

    /** Counts what is shared. */
    static Weighing make(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        TimeScales scales = TimeScales.of(options);
        if (options.weight() instanceof Surprise surprise) {
            NullModel model = NullModel.of(index, scales, control);
            double gate = surprise.gate(index.population());
            return new Weighing(
                    () -> new SurpriseWeigher(model, scales.count(), gate, unit(index, options)),
                    model.heapBytes(index));
        }
        Resemblance resemblance = (Resemblance) options.weight();
        if (SharedCountWeigher.weighs(resemblance)) {
            int[] itemCounts = SharedCountWeigher.itemCounts(index, resemblance);
            return new Weighing(() -> SharedCountWeigher.of(resemblance, itemCounts), 4L * itemCounts.length);
        }
        ResemblanceModel model = ResemblanceModel.of(index, resemblance, scales.window());
        return new Weighing(
                () -> new ResemblanceWeigher(model, resemblance.minimum()), ResemblanceModel.heapBytes(index));
    }

    /** The heap that the shared part will take, if no item is bought by ten thousands at a time. */
    static long heapBytes(PurchaseIndex index, PurchaseSimilarity options) {
        if (options.weight() instanceof Surprise) {
            return NullModel.heapBytes(index, TimeScales.of(options).count());
        }
        return SharedCountWeigher.weighs((Resemblance) options.weight())
                ? 4L * index.userCodes()
                : ResemblanceModel.heapBytes(index);
    }

    /** The heap that making the shared part takes beyond it. */
    static long heapBytesOfMaking(PurchaseIndex index, PurchaseSimilarity options) {
        return options.weight() instanceof Surprise
                ? 4L * index.size() * TimeScales.of(options).count()
                : 0;
    }

    /** The heap that the weigher of a thread takes. */
    static long heapBytesOfThread(PurchaseIndex index, PurchaseSimilarity options) {
        return options.weight() instanceof Surprise
                ? 8L * index.dayCount() * TimeScales.of(options).count() + 4_096
                : 0;
    }

    /** What one unit of an edge's weight in the graph stands for: ln N nats of surprise, or 1. */
    static double unit(PurchaseIndex index, PurchaseSimilarity options) {
        return options.weight() instanceof Surprise ? Math.max(1, Math.log(index.population())) : 1;
    }
}
