namespace BriefingBus.Configuration;

/// <summary>What a section holds.</summary>
public enum SectionKind
{
    /// <summary>Stories.</summary>
    News,

    /// <summary>Warnings, conditions and forecast of one or more places.</summary>
    Weather,
}
