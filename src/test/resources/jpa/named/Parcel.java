package named;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
public class Parcel {
  public enum Size {
    SMALL,
    LARGE
  }

  @Id private Long id;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.NAMED_ENUM)
  private Size parcelSize;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.ENUM)
  private Size innerSize;

  @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
  @Column(columnDefinition = "size_order")
  private Size orderedSize;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.NAMED_ENUM)
  @Column(columnDefinition = "weight_class")
  private Size weight;
}
