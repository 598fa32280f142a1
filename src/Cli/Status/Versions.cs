namespace BriefingBus.Cli.Status;

/// <summary>Checks that the running services have the same version of the program and of the configuration.</summary>
internal static class Versions
{
    /// <summary>A sentence with advice for each service with an older program than another, or with another configuration than the
    /// command's.</summary>
    public static IEnumerable<string> Differences(SystemStatus status)
    {
        var newest = status.Services.SelectMany(s => s.Versions).Order(Comparer<string>.Create(Compare)).LastOrDefault();
        foreach (var service in status.Services)
        {
            foreach (var older in service.Versions.Where(v => Compare(v, newest!) < 0))
                yield return $"{service.Name} runs version {older}, and another service runs {newest}: update it to {newest} "
                    + "(in containers 'docker compose pull && docker compose up -d').";
            foreach (var other in service.Configurations.Where(c => c != status.Configuration))
                yield return $"{service.Name} runs by configuration {other}, and {status.ConfigurationPath} is {status.Configuration}: "
                    + "a service takes up a changed file within seconds; if it does not, its log says what is wrong with the file, "
                    + "or it was given another file (BRIEFING_CONFIG).";
        }
    }

    /// <summary>Compares versions by Semantic Versioning: 0.9.0, 0.10.0-rc.9, 0.10.0-rc.10, 0.10.0. Texts that are not versions come
    /// first.</summary>
    internal static int Compare(string one, string other)
    {
        var (oneNumber, oneLabel) = Split(one);
        var (otherNumber, otherLabel) = Split(other);
        var byNumber = Comparer<Version>.Default.Compare(oneNumber, otherNumber);
        if (byNumber != 0 || oneLabel == otherLabel)
            return byNumber;
        return oneLabel is null ? 1 : otherLabel is null ? -1 : CompareLabels(oneLabel.Split('.'), otherLabel.Split('.'));
    }

    private static (Version? Number, string? Label) Split(string version)
    {
        var parts = version.Split('-', 2);
        return (Version.TryParse(parts[0], out var number) ? number : null, parts.ElementAtOrDefault(1));
    }

    private static int CompareLabels(string[] one, string[] other) =>
        one.Zip(other, ComparePart).FirstOrDefault(order => order != 0, one.Length.CompareTo(other.Length));

    private static int ComparePart(string one, string other)
    {
        var (isNumber, isOtherNumber) = (int.TryParse(one, out var number), int.TryParse(other, out var otherNumber));
        if (isNumber != isOtherNumber)
            return isNumber ? -1 : 1;
        return isNumber ? number.CompareTo(otherNumber) : string.CompareOrdinal(one, other);
    }
}
