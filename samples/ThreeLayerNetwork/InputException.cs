namespace ThreeLayerNetworkSample;

/// <summary>What is wrong with the input, in a line that names the file and, where there is one, the line.</summary>
public sealed class InputException(string message) : Exception(message);
