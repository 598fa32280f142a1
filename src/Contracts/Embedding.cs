namespace BriefingBus.Contracts;

/// <summary>The meaning of a text, from a model of sentence embeddings: texts with the same meaning in other words have nearly the same
/// direction.</summary>
public sealed record Embedding
{
    /// <summary>The model and its selection of the text; only embeddings with the same value are comparable.</summary>
    public required string Model { get; init; }

    /// <summary>The direction: one signed byte for each component (two's complement), the largest of them 127 or -127.</summary>
    public required byte[] Vector { get; init; }
}
