namespace BriefingBus.Testing;

/// <summary>The recorded material that lies beside the checkout in <c>../shared</c> on machines that have it; no part of the project.</summary>
public static class SharedMaterial
{
    /// <summary>The path of a file or folder in it, or null where the material is absent.</summary>
    public static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", name);
            if (Directory.Exists(path) || File.Exists(path)) return path;
            var repository = File.Exists(Path.Combine(folder.FullName, "BriefingBus.sln"));
            if (!repository) continue;
            var beside = Path.Combine(folder.Parent?.FullName ?? folder.FullName, "shared", name);
            return Directory.Exists(beside) || File.Exists(beside) ? beside : null;
        }
        return null;
    }
}
