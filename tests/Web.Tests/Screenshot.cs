namespace BriefingBus.Web.Tests;

/// <summary>Where screenshots go: the folder that <c>SCREENSHOTS</c> names, <c>docs/images</c> to renew those of the documentation; else a
/// temporary one.</summary>
internal static class Screenshot
{
    /// <summary>Path of the picture of a page.</summary>
    public static string PathOf(string name) =>
        Path.Combine(
            Environment.GetEnvironmentVariable("SCREENSHOTS") ?? Path.Combine(Path.GetTempPath(), "briefingbus-screenshots"),
            $"web-{name}.png");
}
