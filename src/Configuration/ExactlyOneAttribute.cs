namespace BriefingBus.Configuration;

/// <summary>Requires exactly one of two options.</summary>
/// <param name="first">The name of the first property.</param>
/// <param name="second">The name of the second property.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExactlyOneAttribute(string first, string second) : Attribute
{
    /// <summary>The name of the first property.</summary>
    public string First => first;

    /// <summary>The name of the second property.</summary>
    public string Second => second;
}
