import {
  AimOutlined as AimOutlinedDrawn,
  GlobalOutlined as GlobalOutlinedDrawn,
  LineChartOutlined as LineChartOutlinedDrawn,
  AccountBookOutlined as AccountBookOutlinedDrawn,
  BellOutlined as BellOutlinedDrawn,
  BulbOutlined as BulbOutlinedDrawn,
  CheckOutlined as CheckOutlinedDrawn,
  ClockCircleOutlined as ClockCircleOutlinedDrawn,
  CloseOutlined as CloseOutlinedDrawn,
  CloudServerOutlined as CloudServerOutlinedDrawn,
  DashboardOutlined as DashboardOutlinedDrawn,
  DeleteOutlined as DeleteOutlinedDrawn,
  DisconnectOutlined as DisconnectOutlinedDrawn,
  DownOutlined as DownOutlinedDrawn,
  DownloadOutlined as DownloadOutlinedDrawn,
  EditOutlined as EditOutlinedDrawn,
  EyeOutlined as EyeOutlinedDrawn,
  FilterOutlined as FilterOutlinedDrawn,
  GroupOutlined as GroupOutlinedDrawn,
  HistoryOutlined as HistoryOutlinedDrawn,
  IdcardOutlined as IdcardOutlinedDrawn,
  ImportOutlined as ImportOutlinedDrawn,
  InboxOutlined as InboxOutlinedDrawn,
  LaptopOutlined as LaptopOutlinedDrawn,
  LoadingOutlined as LoadingOutlinedDrawn,
  MenuFoldOutlined as MenuFoldOutlinedDrawn,
  MenuUnfoldOutlined as MenuUnfoldOutlinedDrawn,
  MergeCellsOutlined as MergeCellsOutlinedDrawn,
  MoonOutlined as MoonOutlinedDrawn,
  MoreOutlined as MoreOutlinedDrawn,
  PercentageOutlined as PercentageOutlinedDrawn,
  PlusOutlined as PlusOutlinedDrawn,
  ProfileOutlined as ProfileOutlinedDrawn,
  PushpinFilled as PushpinFilledDrawn,
  PushpinOutlined as PushpinOutlinedDrawn,
  QuestionCircleOutlined as QuestionCircleOutlinedDrawn,
  ReloadOutlined as ReloadOutlinedDrawn,
  LeftOutlined as LeftOutlinedDrawn,
  RightOutlined as RightOutlinedDrawn,
  SearchOutlined as SearchOutlinedDrawn,
  SettingOutlined as SettingOutlinedDrawn,
  SunOutlined as SunOutlinedDrawn,
  TableOutlined as TableOutlinedDrawn,
  TeamOutlined as TeamOutlinedDrawn,
  TranslationOutlined as TranslationOutlinedDrawn,
  UndoOutlined as UndoOutlinedDrawn,
  UserAddOutlined as UserAddOutlinedDrawn,
  UserOutlined as UserOutlinedDrawn,
  WarningOutlined as WarningOutlinedDrawn,
  CommentOutlined as CommentOutlinedDrawn,
  CrownOutlined as CrownOutlinedDrawn,
  HeartOutlined as HeartOutlinedDrawn,
  NodeIndexOutlined as NodeIndexOutlinedDrawn,
  PrinterOutlined as PrinterOutlinedDrawn,
  SafetyOutlined as SafetyOutlinedDrawn,
  ToolOutlined as ToolOutlinedDrawn,
  TrophyOutlined as TrophyOutlinedDrawn,
  LockOutlined as LockOutlinedDrawn,
  FileDoneOutlined as FileDoneOutlinedDrawn,
  FundOutlined as FundOutlinedDrawn,
  ProjectOutlined as ProjectOutlinedDrawn,
  FunnelPlotOutlined as FunnelPlotOutlinedDrawn,
  CalendarOutlined as CalendarOutlinedDrawn,
  UpOutlined as UpOutlinedDrawn,
} from '@ant-design/icons'
import type { ComponentType } from 'react'

/** antd names its icons in English to screen readers; the words beside an icon say what it does, so icons are silent. */
function silent(Icon: typeof CloseOutlinedDrawn): ComponentType<{ readonly className?: string }> {
  return function SilentIcon({ className }) {
    return <Icon {...(className === undefined ? {} : { className })} aria-hidden role="presentation" aria-label={undefined} />
  }
}

export const AimOutlined = silent(AimOutlinedDrawn)
export const GlobalOutlined = silent(GlobalOutlinedDrawn)
export const LineChartOutlined = silent(LineChartOutlinedDrawn)
export const AccountBookOutlined = silent(AccountBookOutlinedDrawn)
export const BellOutlined = silent(BellOutlinedDrawn)
export const BulbOutlined = silent(BulbOutlinedDrawn)
export const CheckOutlined = silent(CheckOutlinedDrawn)
export const ClockCircleOutlined = silent(ClockCircleOutlinedDrawn)
export const CloseOutlined = silent(CloseOutlinedDrawn)
export const CloudServerOutlined = silent(CloudServerOutlinedDrawn)
export const DashboardOutlined = silent(DashboardOutlinedDrawn)
export const DeleteOutlined = silent(DeleteOutlinedDrawn)
export const DisconnectOutlined = silent(DisconnectOutlinedDrawn)
export const DownOutlined = silent(DownOutlinedDrawn)
export const DownloadOutlined = silent(DownloadOutlinedDrawn)
export const EditOutlined = silent(EditOutlinedDrawn)
export const EyeOutlined = silent(EyeOutlinedDrawn)
export const FilterOutlined = silent(FilterOutlinedDrawn)
export const GroupOutlined = silent(GroupOutlinedDrawn)
export const IdcardOutlined = silent(IdcardOutlinedDrawn)
export const MoreOutlined = silent(MoreOutlinedDrawn)
export const HistoryOutlined = silent(HistoryOutlinedDrawn)
export const ImportOutlined = silent(ImportOutlinedDrawn)
export const InboxOutlined = silent(InboxOutlinedDrawn)
export const LaptopOutlined = silent(LaptopOutlinedDrawn)
export const LoadingOutlined = silent(LoadingOutlinedDrawn)
export const MenuFoldOutlined = silent(MenuFoldOutlinedDrawn)
export const MenuUnfoldOutlined = silent(MenuUnfoldOutlinedDrawn)
export const MergeCellsOutlined = silent(MergeCellsOutlinedDrawn)
export const MoonOutlined = silent(MoonOutlinedDrawn)
export const PercentageOutlined = silent(PercentageOutlinedDrawn)
export const PlusOutlined = silent(PlusOutlinedDrawn)
export const ProfileOutlined = silent(ProfileOutlinedDrawn)
export const PushpinFilled = silent(PushpinFilledDrawn)
export const PushpinOutlined = silent(PushpinOutlinedDrawn)
export const QuestionCircleOutlined = silent(QuestionCircleOutlinedDrawn)
export const ReloadOutlined = silent(ReloadOutlinedDrawn)
export const LeftOutlined = silent(LeftOutlinedDrawn)
export const RightOutlined = silent(RightOutlinedDrawn)
export const SearchOutlined = silent(SearchOutlinedDrawn)
export const SettingOutlined = silent(SettingOutlinedDrawn)
export const SunOutlined = silent(SunOutlinedDrawn)
export const TableOutlined = silent(TableOutlinedDrawn)
export const TeamOutlined = silent(TeamOutlinedDrawn)
export const TranslationOutlined = silent(TranslationOutlinedDrawn)
export const UndoOutlined = silent(UndoOutlinedDrawn)
export const UserAddOutlined = silent(UserAddOutlinedDrawn)
export const UserOutlined = silent(UserOutlinedDrawn)
export const WarningOutlined = silent(WarningOutlinedDrawn)
export const CommentOutlined = silent(CommentOutlinedDrawn)
export const CrownOutlined = silent(CrownOutlinedDrawn)
export const HeartOutlined = silent(HeartOutlinedDrawn)
export const NodeIndexOutlined = silent(NodeIndexOutlinedDrawn)
export const PrinterOutlined = silent(PrinterOutlinedDrawn)
export const SafetyOutlined = silent(SafetyOutlinedDrawn)
export const ToolOutlined = silent(ToolOutlinedDrawn)
export const TrophyOutlined = silent(TrophyOutlinedDrawn)
export const LockOutlined = silent(LockOutlinedDrawn)
export const FileDoneOutlined = silent(FileDoneOutlinedDrawn)
export const FundOutlined = silent(FundOutlinedDrawn)
export const ProjectOutlined = silent(ProjectOutlinedDrawn)
export const FunnelPlotOutlined = silent(FunnelPlotOutlinedDrawn)
export const CalendarOutlined = silent(CalendarOutlinedDrawn)
export const UpOutlined = silent(UpOutlinedDrawn)
