package io.evenkeel.lab.spec;

import io.evenkeel.nn.AntisymmetricRampInitializer;
import io.evenkeel.nn.ChainInitializer;
import io.evenkeel.nn.DiagonalInitializer;
import io.evenkeel.nn.Initializer;
import io.evenkeel.nn.RotationBlocksInitializer;
import io.evenkeel.nn.SkewBlocksInitializer;

/** Structured matrices for long memory. */
public interface SequenceInitializerOptions extends InitializerOptions {
    /**
     * A multiple of the identity, or of what there is of it in a matrix that is not square, see {@link DiagonalInitializer}.
     *
     * @param gain g
     */
    record Diagonal(
            @Setting(value = "number on the main diagonal", standard = "1.0")
            double gain) implements SequenceInitializerOptions {
        @Override
        public Initializer initializer(int width) {
            return new DiagonalInitializer(gain);
        }
    }

    /**
     * A non-normal chain, see {@link ChainInitializer}.
     *
     * @param gain α
     * @param feedback β
     * @param diagonal weight of a unit on itself
     * @param reversed whether the chain leads away from the inputs
     */
    record Chain(
            @Setting(value = "weight from each unit to the next", standard = "1.02")
            double gain,

            @Setting(value = "weight from each unit to the one before", standard = "0.0")
            double feedback,

            @Setting(value = "weight of each unit on itself", standard = "0.0")
            double diagonal,

            @Setting(
                    value = "whether the chain runs towards the inputs, as in the authors' PyTorch code",
                    standard = "false")
            boolean reversed)
            implements SequenceInitializerOptions {
        @Override
        public Initializer initializer(int width) {
            return new ChainInitializer(gain, feedback, diagonal, reversed);
        }
    }

    /**
     * A chain with feedback, see {@link ChainInitializer}.
     *
     * @param feedback β
     * @param gain α
     */
    record FeedbackChain(
            @Setting(value = "weight from each unit to the one before", standard = "0.04")
            double feedback,

            @Setting(value = "weight from each unit to the next", standard = "0.99")
            double gain)
            implements SequenceInitializerOptions {
        @Override
        public Initializer initializer(int width) {
            return new ChainInitializer(gain, feedback, 0, false);
        }
    }

    /**
     * Weights that grow along the chain's direction, for the sigmoid gates of a mixed LSTM, see {@link
     * AntisymmetricRampInitializer}.
     *
     * @param gain g
     */
    record Ramp(
            @Setting(value = "largest magnitude", standard = "0.01")
            double gain) implements SequenceInitializerOptions {
        @Override
        public Initializer initializer(int width) {
            return new AntisymmetricRampInitializer(gain);
        }
    }

    /**
     * A skew-symmetric matrix of 2 × 2 blocks, for what orthogonal matrices are made of, see {@link SkewBlocksInitializer}.
     *
     * @param law of the blocks
     * @param negative whether the signs of the blocks are reversed, as in the authors' code of scoRNN
     */
    record SkewBlocks(
            @Setting(
                    value = "cayley: tangents of half an angle up to a quarter turn; henaff: any angle",
                    standard = "cayley")
            SkewBlocksInitializer.Law law,

            @Setting(value = "whether the other element of each block is the positive one", standard = "false")
            boolean negative)
            implements SequenceInitializerOptions {
        @Override
        public Initializer initializer(int width) {
            return new SkewBlocksInitializer(law, negative);
        }
    }

    /**
     * Rotations in planes, see {@link RotationBlocksInitializer}.
     *
     * @param angle largest angle
     * @param damped whether each block is multiplied by a random number
     */
    record RotationBlocks(
            @Setting(value = "largest angle in radians, a quarter turn by default", standard = "1.5707963267948966")
            double angle,

            @Setting(value = "whether each block is multiplied by a random number within ±1", standard = "false")
            boolean damped)
            implements SequenceInitializerOptions {
        @Override
        public Initializer initializer(int width) {
            return new RotationBlocksInitializer(angle, damped);
        }
    }
}
