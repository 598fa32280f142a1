namespace BriefingBus.Contracts;

/// <summary>What a text means, as a model of sentence embeddings has it: texts that say the same in other words point in nearly the same
/// direction.</summary>
public sealed record Embedding
{
    /// <summary>The model and how its text was chosen; only embeddings of the same compare.</summary>
    public required string Model { get; init; }

    /// <summary>The direction, one signed byte for each component (two's complement), the largest of them 127 or -127.</summary>
    public required byte[] Vector { get; init; }
}
