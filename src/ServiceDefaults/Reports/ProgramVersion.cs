using System.Reflection;

namespace BriefingBus.ServiceDefaults.Reports;

/// <summary>The version of the program.</summary>
public static class ProgramVersion
{
    /// <summary>The version, such as <c>0.1.0</c>, without the commit.</summary>
    public static string Current { get; } = Assembly.GetExecutingAssembly()
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
