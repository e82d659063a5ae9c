/**
 * Evolution of networks, in which there is nothing to differentiate but the network itself.
 *
 * <p>A {@link io.evenkeel.evolution.Domain} judges what a {@link io.evenkeel.evolution.Policy} does and gives back a {@link
 * io.evenkeel.evolution.Trial}: fitness, behavior, and the {@link io.evenkeel.evolution.Experiences} of the policy, which are what it
 * saw. Where one action follows the other, an {@link io.evenkeel.evolution.Environment} is the world, and a domain lets a policy
 * act in it. Domain, model and {@link io.evenkeel.evolution.Mutation} make an {@link io.evenkeel.evolution.EvolutionProblem}.
 *
 * <p>An {@link io.evenkeel.evolution.EvolvingNetwork} is a model that is compiled once and becomes one individual after
 * another: its weights, in the order of a {@link io.evenkeel.evolution.Layout}, are the genes. A {@link
 * io.evenkeel.evolution.Breeder} has one; it makes founders and children and has the domain judge them. Safe mutations ask the
 * network's {@link io.evenkeel.evolution.OutputSensitivities} how much its answers to what the parent saw depend on each weight.
 *
 * <p>{@link io.evenkeel.evolution.Evolution} is the loop. Its {@link io.evenkeel.evolution.EvolutionaryAlgorithm}, {@link
 * io.evenkeel.evolution.SteadyState} or {@link io.evenkeel.evolution.Truncation}, says who has children and who stays; an {@link
 * io.evenkeel.evolution.EvaluationEngine} has each {@link io.evenkeel.evolution.Birth} done and brings its {@link
 * io.evenkeel.evolution.Outcome}, one after the other ({@link io.evenkeel.evolution.SerialEngine}), side by side ({@link
 * io.evenkeel.evolution.ThreadEngine}) or elsewhere:
 *
 * <pre>{@code
 * EvolutionProblem problem = new EvolutionProblem(domain, model, OutputNonlinearity.TANH, founder, mutation, seed);
 * try (EvaluationEngine engine = new ThreadEngine(problem, 2)) {
 *     Evolution evolution = new Evolution(new Truncation(100, 20, 1), engine, seed);
 *     while (!evolution.solved()) {
 *         evolution.advance();
 *     }
 *     double[] genes = new Breeder(problem).replay(evolution.best().orElseThrow().lineage());
 * }
 * }</pre>
 *
 * <p>An {@link io.evenkeel.evolution.Individual} is a function of the problem and of its {@link
 * io.evenkeel.evolution.Lineage}, the seeds of its founder and of each mutation since. Genes may therefore be forgotten and made
 * again, with the same bits, by any breeder of the same problem; a population and three counts, {@link
 * io.evenkeel.evolution.EvolutionState}, are all that an evolution needs to go on, and {@link
 * io.evenkeel.evolution.EvolutionTensors} is how it is kept in a file.
 */
package io.evenkeel.evolution;
