package io.evenkeel.nn;

import io.evenkeel.tensor.io.FormatException;
import io.evenkeel.tensor.io.SafeTensorsFile;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads recurrent networks under the names that PyTorch gives their parameters:
 *
 * <pre>
 *   {prefix.}weight_ih_l{k}  [blocks · units][inputs]    {prefix.}bias_ih_l{k}  [blocks · units]
 *   {prefix.}weight_hh_l{k}  [blocks · units][units]     {prefix.}bias_hh_l{k}  [blocks · units]
 * </pre>
 *
 * for layers k = 0, 1, …, and the same with {@code _reverse} for the second direction of a bidirectional layer. The
 * number of blocks tells the kind of cell: 1 simple with tanh, 3 GRU (r, z, n), 4 LSTM (i, f, g, o), unless the metadata's
 * {@code cell} is another {@linkplain Cell#kind() kind} of as many blocks; what that kind has of {@linkplain Cell#settings()
 * settings} and of further vectors stands in the metadata and beside the matrices. Layers without biases ({@code
 * bias=False}) have zeros. Beside the module, or at the top of the file, {@code embedding.weight} {@code
 * [symbols][inputs]} is a table in front of it, {@code head.weight} {@code [outputs][units]} and {@code head.bias} {@code
 * [outputs]} a read-out behind. In a file of several modules, those whose width does not fit the chosen one are taken to
 * belong to another.
 *
 * <p>A bidirectional layer is read as two networks. Its read-out adds up what both directions say, {@code [outputs][2
 * units]}: it is checked, and neither network has it.
 *
 * <p>Names and layouts: PyTorch's documentation of {@code torch.nn.RNN}, {@code LSTM} and {@code GRU}.
 */
public final class Networks {
    private Networks() {}

    /** @return every {@linkplain Cell#kind() kind} of cell that files can hold, in alphabetic order */
    public static List<String> kinds() {
        return Cells.kinds();
    }

    /**
     * Reads the only recurrent module of a file, which must have one direction.
     *
     * @param path a safetensors file
     * @return the network
     * @throws FormatException if the file is missing or damaged, see {@link SafeTensorsFile#open}; if it holds no
     *     recurrent module or several; if the module is bidirectional; or for any reason that {@link #read(Path, String,
     *     String)} names
     */
    public static Network read(Path path) {
        List<Network> directions = read(path, null, null);
        if (directions.size() > 1) {
            throw FormatException.in(
                    path,
                    "module " + NetworkTensors.quote(directions.get(0).module())
                            + " is bidirectional, where one direction is expected; read its directions one by one");
        }
        return directions.get(0);
    }

    /**
     * Reads a recurrent module, direction by direction.
     *
     * @param path a safetensors file
     * @param module the module's prefix, null if there is only one
     * @param cell a {@linkplain Cell#kind() kind} of cell, for instance {@code relu}; null to infer it from the shapes and
     *     the metadata (what neither tells is taken to be tanh)
     * @return one network, or two for a bidirectional layer, the forward direction first
     * @throws FormatException with one line that says what is wrong where and what would be right: if the file is
     *     missing or damaged; if it holds no such module, or several and none is chosen; if the module is a bidirectional
     *     stack or an LSTM with projections; if a tensor is missing, cannot be read, has a shape that fits no cell, not
     *     the given one, or not its neighbors; or if a weight is not finite
     */
    public static List<Network> read(Path path, String module, String cell) {
        NetworkTensors tensors = new NetworkTensors(SafeTensorsFile.open(path));
        if (cell != null && Cells.blocks(cell) == 0) {
            throw tensors.error("no cell is named " + NetworkTensors.quote(cell) + "; there are "
                    + String.join(", ", Cells.kinds()));
        }
        NetworkModule found = NetworkModule.find(tensors, module);
        NetworkReader forward = new NetworkReader(tensors, found, cell, "");
        return found.bidirectional()
                ? List.of(forward.read(), new NetworkReader(tensors, found, cell, "_reverse").read())
                : List.of(forward.read());
    }
}
