package io.evenkeel.spark;

import io.evenkeel.evolution.Breeder;
import io.evenkeel.evolution.EvolutionProblem;
import io.evenkeel.evolution.Experiences;
import io.evenkeel.evolution.Outcome;
import io.evenkeel.lab.Version;
import io.evenkeel.lab.spec.EvolutionSpec;
import io.evenkeel.lab.spec.SpecFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An evolution's problem in one process, with a breeder for each thread that works on it. Made once and kept. */
final class Site {
    private static final int REMEMBERED = 4;
    private static final Map<Key, Site> SITES = new LinkedHashMap<>(8, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Site> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final EvolutionProblem problem;
    private final boolean guided;
    private final Queue<Breeder> idle = new ConcurrentLinkedQueue<>();
    private final Identity identity;

    /** Bits tell evolutions apart whose specifications name files that were changed in between. */
    private record Key(String specification, String bits) {}

    /** A site that nobody else has. */
    Site(EvolutionSpec spec) {
        this.problem = spec.problem();
        this.guided = problem.mutation().guided();
        Breeder breeder = new Breeder(problem);
        Outcome founder = breeder.founder(spec.seed());
        Outcome child =
                breeder.child(founder.genes().orElseThrow(), founder.trial().experiences(), spec.seed(), false);
        this.identity = new Identity(Version.current(), spec.digest(), digest(spec.data(), founder, child));
        idle.add(breeder);
    }

    /** The site of a specification, given as YAML, whose driver has these bits. */
    static Site of(String specification, String bits) {
        synchronized (SITES) {
            return SITES.computeIfAbsent(
                    new Key(specification, bits),
                    key -> new Site(
                            SpecFile.parse("specification", specification).evolution()));
        }
    }

    private static String digest(String files, Outcome... outcomes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(files.getBytes(StandardCharsets.UTF_8));
            for (Outcome outcome : outcomes) {
                update(digest, outcome.genes().orElseThrow());
                update(digest, outcome.trial().behavior());
                update(digest, outcome.trial().fitness(), outcome.trial().steps());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, double... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length);
        bytes.asDoubleBuffer().put(numbers);
        digest.update(bytes);
    }

    Identity identity() {
        return identity;
    }

    /** A breeder of one's own until it is given back. */
    Breeder borrow() {
        Breeder breeder = idle.poll();
        return breeder == null ? new Breeder(problem) : breeder;
    }

    void giveBack(Breeder breeder) {
        idle.add(breeder);
    }

    /** Sees to births. */
    List<Verdict> bear(Slice slice, Parents parents) {
        Breeder breeder = borrow();
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < slice.seeds().length; i++) {
            int parent = slice.parents()[i];
            long seed = slice.seeds()[i];
            if (parent == Slice.FOUNDER) {
                verdicts.add(Verdict.of(wanted(breeder.founder(seed)), false));
            } else {
                boolean diagnosed = slice.diagnosed()[i];
                Experiences seen = guided || diagnosed ? parents.experiences(parent, breeder) : Experiences.NONE;
                Outcome child = breeder.child(parents.genes(parent), seen, seed, diagnosed);
                verdicts.add(Verdict.of(wanted(child), guided && !parents.experiencesSent(parent)));
            }
        }
        giveBack(breeder);
        return verdicts;
    }

    /** Nobody asks for experiences that no mutation looks at. */
    private Outcome wanted(Outcome outcome) {
        return guided
                ? outcome
                : new Outcome(outcome.trial().withoutExperiences(), outcome.genes(), outcome.mutation());
    }
}
