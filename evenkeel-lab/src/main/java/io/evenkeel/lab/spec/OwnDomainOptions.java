package io.evenkeel.lab.spec;

import io.evenkeel.evolution.Domain;
import io.evenkeel.evolution.Environment;
import io.evenkeel.evolution.OutputNonlinearity;
import io.evenkeel.nn.Model;
import io.evenkeel.tasks.domain.EpisodeDomain;
import java.util.Optional;

/**
 * A class of the user's that implements {@link Domain}, or {@link Environment} and becomes an {@link EpisodeDomain}. A domain is
 * made once and shared by threads; of an environment each trial has one of its own.
 *
 * @param className its full name; the class is public and has a public constructor without arguments
 * @param episodes of an environment, in a trial
 * @param actions that an episode may have before it is given up as endless
 */
public record OwnDomainOptions(
        @Setting("full name of a public class that implements Domain or Environment, in EVENKEEL_CLASSPATH")
        String className,

        @Setting(value = "episodes in a trial, of an Environment; 1 if not given", least = 1)
        Optional<Integer> episodes,

        @Setting(value = "actions after which an episode is given up, of an Environment; 1000 if not given", least = 1)
        Optional<Integer> actions)
        implements DomainOptions {
    private static final int EPISODES = 1;
    private static final int ACTIONS = 1000;

    @Override
    public Domain domain() {
        OwnClass own = OwnClass.find(className, Domain.class, Environment.class);
        return own.make() instanceof Domain domain ? whole(own, domain) : episodes(own);
    }

    private Domain whole(OwnClass own, Domain domain) {
        if (episodes.isPresent() || actions.isPresent()) {
            throw new IllegalArgumentException("episodes and actions are for an Environment; " + className
                    + " is a Domain, which counts by itself");
        }
        String name = own.asked(domain::name);
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("name() of " + className + " must say a name");
        }
        requirePositive("inputs()", own.asked(domain::inputs));
        requirePositive("outputs()", own.asked(domain::outputs));
        return domain;
    }

    private Domain episodes(OwnClass own) {
        EpisodeDomain domain = own.asked(() -> new EpisodeDomain(
                own.simpleName(), () -> (Environment) own.make(), actions.orElse(ACTIONS), episodes.orElse(EPISODES)));
        requirePositive("observations()", domain.inputs());
        requirePositive("actions()", domain.outputs());
        return domain;
    }

    private void requirePositive(String method, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(method + " of " + className + " must be 1 or more, not " + count);
        }
    }

    @Override
    public Optional<String> checksum() {
        return OwnClass.find(className, Domain.class, Environment.class).bytes().map(Sha256::of);
    }

    @Override
    public OutputNonlinearity output() {
        return OutputNonlinearity.LINEAR;
    }

    @Override
    public Model model(int inputs, int outputs, long seed) {
        return DomainNetworks.small(inputs, outputs, seed);
    }
}
