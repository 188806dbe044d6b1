using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Protocol.Server.Verifier;

/// <summary>
/// Reads XML that an untrusted program wrote: no document type, no entity, no reference, bounded size and depth.
/// </summary>
internal static class ReportXml
{
    private const int MaxDepth = 128;

    /// <summary>How many bytes of a report are read.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Reads a document.</summary>
    /// <exception cref="XmlException">It is not whole, or holds what must not be in it.</exception>
    public static XElement Read(byte[] content)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxBytes,
            MaxCharactersFromEntities = 1024,
        };
        DemandShallow(content, settings);
        using var stream = new MemoryStream(content);
        using var reader = XmlReader.Create(stream, settings);
        return XElement.Load(reader);
    }

    /// <summary>An attribute that holds a count; null where it is absent or no number.</summary>
    public static int? Number(XElement element, string name) =>
        int.TryParse(element.Attribute(name)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    /// <summary>The inner elements of a local name, whatever their namespace.</summary>
    public static IEnumerable<XElement> Inner(XElement element, string name) =>
        element.Elements().Where(inner => inner.Name.LocalName == name);

    private static void DemandShallow(byte[] content, XmlReaderSettings settings)
    {
        using var stream = new MemoryStream(content);
        using var reader = XmlReader.Create(stream, settings);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                throw new XmlException("The report is nested too deeply.");
        }
    }
}
