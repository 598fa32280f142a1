using Xunit.Sdk;

namespace BriefingBus.Testing;

/// <summary>Whether a service that tests need is there: <c>tests/services start</c> sets the variables.</summary>
public static class TestService
{
    /// <summary>Why tests that need these variables cannot run, or null when all are set.</summary>
    public static string? WhyAbsent(params string[] variables) =>
        variables.FirstOrDefault(v => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(v))) is { } unset
            ? $"{unset} is not set: run ./test, or eval \"$(tests/services start)\" first"
            : null;

    /// <summary>
    /// What to throw in a test that cannot run: a skip with the reason, or a failure where <c>CI=true</c> promises all services.
    /// </summary>
    public static Exception Absent(string why) =>
        Environment.GetEnvironmentVariable("CI") == "true" ? new InvalidOperationException(why) : SkipException.ForSkip(why);
}
