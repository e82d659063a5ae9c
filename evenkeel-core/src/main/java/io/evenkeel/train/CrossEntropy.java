package io.evenkeel.train;

import io.evenkeel.tensor.Expr;
import io.evenkeel.tensor.Operations;

/**
 * Cross-entropy of softmax in nats, for one or several answers in a row of outputs: the row is cut into groups of n classes,
 * {@code L = 1/G Σ_g (ln Σ_j exp(y_{g,j}) − y_{g,t_g})}. The target is a row of G indices of right classes, each from 0 to
 * n − 1.
 *
 * @param groups G, answers in a row
 */
public record CrossEntropy(int groups) implements Loss {
    /**
     * Checks the number of groups.
     *
     * @throws IllegalArgumentException if there is not at least one
     */
    public CrossEntropy {
        if (groups < 1) {
            throw new IllegalArgumentException("cross-entropy needs at least one group of classes, not " + groups);
        }
    }

    /** @throws IllegalArgumentException if the outputs cannot be cut into groups of equal width */
    @Override
    public int targets(int outputs) {
        if (outputs % groups != 0) {
            throw new IllegalArgumentException(
                    outputs + " outputs cannot be cut into " + groups + " groups of as many classes each");
        }
        return groups;
    }

    @Override
    public Expr of(Expr y, Expr target) {
        int classes = y.width() / targets(y.width());
        Expr sum = ofGroup(y, target, 0, classes);
        for (int group = 1; group < groups; group++) {
            sum = sum.plus(ofGroup(y, target, group, classes));
        }
        return groups == 1 ? sum : sum.times(1.0 / groups);
    }

    private Expr ofGroup(Expr y, Expr target, int group, int classes) {
        if (groups == 1) {
            return Operations.softmaxCrossEntropy(y, target);
        }
        return Operations.softmaxCrossEntropy(
                Operations.slice(y, group * classes, (group + 1) * classes),
                Operations.slice(target, group, group + 1));
    }
}
