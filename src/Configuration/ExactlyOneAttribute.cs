namespace BriefingBus.Configuration;

/// <summary>Requires exactly one of two options.</summary>
/// <param name="first">Name of the one property.</param>
/// <param name="second">Name of the other.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExactlyOneAttribute(string first, string second) : Attribute
{
    /// <summary>Name of the one property.</summary>
    public string First => first;

    /// <summary>Name of the other.</summary>
    public string Second => second;
}
