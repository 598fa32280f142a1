namespace BriefingBus.Configuration;

/// <summary>Names the other options that the check of this one reads. Where one of them could not be read, its default proves nothing, and
/// a mistake in this option is not reported.</summary>
/// <param name="others">Names of the other properties.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CheckedWithAttribute(params string[] others) : Attribute
{
    /// <summary>Names of the other properties.</summary>
    public IReadOnlyList<string> Others => others;
}
