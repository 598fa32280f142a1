using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace BriefingBus.Testing;

/// <summary>The public surface of an assembly as text, a member a line, for a file that a person approves.</summary>
public static class PublicApi
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Every exported type with what others can call on it; what the compiler generates for records is left out.</summary>
    public static string Of(Assembly assembly)
    {
        var api = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            api.Append(type.FullName).Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal))
                api.Append("    ").Append(line).Append('\n');
        }
        return api.ToString();
    }

    /// <summary>A type's name as C# writes it.</summary>
    public static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return NameOf(value) + "?";
        if (type.IsByRef)
            return "ref " + NameOf(type.GetElementType()!);
        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : type.Name;
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type);
        var members = type.GetMembers(Own).Where(m => !m.IsDefined(typeof(CompilerGeneratedAttribute)) && m is not Type);
        return members.Select(Line).Where(line => line.Length > 0);
    }

    private static string Line(MemberInfo member) => member switch
    {
        PropertyInfo property when IsOpen(property.GetMethod) && property.Name != "EqualityContract" => Property(property),
        FieldInfo field when field is { IsPublic: true } or { IsFamily: true } => Field(field),
        ConstructorInfo constructor when IsOpen(constructor) && constructor.GetParameters().Length > 0 => $"new({Parameters(constructor)})",
        MethodInfo { IsSpecialName: false } method when IsOpen(method) =>
            $"{method.Name}{Generic(method)}({Parameters(method)}): {NameOf(method.ReturnType)}",
        _ => "",
    };

    private static bool IsOpen(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static string Property(PropertyInfo property)
    {
        var isNull = !property.PropertyType.IsValueType && Nullability.Create(property).ReadState == NullabilityState.Nullable;
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? ", required" : "";
        return $"{property.Name}: {NameOf(property.PropertyType)}{(isNull ? "?" : "")}{required}";
    }

    private static string Field(FieldInfo field) =>
        $"{field.Name}: {NameOf(field.FieldType)}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}";

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p => $"{NameOf(p.ParameterType)} {p.Name}{(p.IsOptional ? "?" : "")}"));
}
