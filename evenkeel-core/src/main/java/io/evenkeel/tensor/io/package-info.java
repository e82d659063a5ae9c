/**
 * Readers and writers of the files that tensors come in: safetensors, .npy and .npz. Every reader treats its file as
 * possibly damaged or hostile: whatever the bytes are, it returns tensors or throws one {@link
 * io.evenkeel.tensor.io.FormatException} whose single line says what is wrong, where, and what would be right; it
 * allocates nothing before the file's true size has been found to warrant it.
 */
package io.evenkeel.tensor.io;
