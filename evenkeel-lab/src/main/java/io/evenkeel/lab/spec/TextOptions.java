package io.evenkeel.lab.spec;

import io.evenkeel.tasks.Corpus;
import io.evenkeel.tasks.DataSets;
import io.evenkeel.tasks.PennTreebank;
import io.evenkeel.tasks.TextTask;
import io.evenkeel.tasks.WorkingFolder;
import io.evenkeel.train.Task;
import java.nio.file.Path;
import java.util.Optional;

/** The next character or word of a text, see {@link TextTask}. */
public interface TextOptions extends TaskOptions {
    /**
     * Any text, cut into nine tenths to learn from and one to judge by.
     *
     * @param steps L
     * @param file a text of one's own
     * @param level characters or words
     * @param leastCount words that occur less often are unknown
     * @param evaluated at most so many symbols are judged by
     */
    record AnyText(
            @Setting(value = "characters or words in a window", least = 1)
            int steps,

            @Setting("UTF-8 text; the data set tinyshakespeare if not given")
            Optional<String> file,

            @Setting(value = "what is predicted", standard = "character")
            Corpus.Unit level,

            @Setting(value = "words that are learned from less often are one, <unk>; 2 if not given", least = 1)
            Optional<Integer> leastCount,

            @Setting(value = "characters or words to judge by, at most", standard = "20000", least = 1)
            int evaluated)
            implements TextOptions {
        private static final int USUAL_COUNT = 2;

        /**
         * Checks that the count is one of words.
         *
         * @throws IllegalArgumentException if there is a count for characters
         */
        public AnyText {
            if (level == Corpus.Unit.CHARACTER && leastCount.isPresent()) {
                throw new IllegalArgumentException(
                        "leastCount is for level word; every character is a class of its own");
            }
            // Written out, so that a specification says everything.
            leastCount = level == Corpus.Unit.WORD ? Optional.of(leastCount.orElse(USUAL_COUNT)) : leastCount;
        }

        @Override
        public Task task() {
            Path text = file.map(WorkingFolder::resolve).orElseGet(() -> DataSets.require("tinyshakespeare"));
            Corpus corpus = leastCount.map(count -> Corpus.words(text, count)).orElseGet(() -> Corpus.characters(text));
            return new TextTask(corpus, steps, evaluated);
        }
    }

    /**
     * The Penn Treebank, see {@link PennTreebank}.
     *
     * @param steps L
     * @param folder where its files are
     * @param level characters or words
     * @param judged what is judged by
     * @param evaluated at most so many symbols are judged by
     */
    record Treebank(
            @Setting(value = "characters or words in a window", least = 1)
            int steps,

            @Setting("folder with ptb.train.txt, ptb.valid.txt, ptb.test.txt, or with ptb.char.train.txt and so on")
            String folder,

            @Setting(value = "what is predicted", standard = "word")
            Corpus.Unit level,

            @Setting(value = "what is judged by", standard = "valid")
            PennTreebank.Part judged,

            @Setting(value = "characters or words to judge by, at most", standard = "20000", least = 1)
            int evaluated)
            implements TextOptions {
        @Override
        public Task task() {
            return new TextTask(PennTreebank.read(WorkingFolder.resolve(folder), level, judged), steps, evaluated);
        }
    }
}
